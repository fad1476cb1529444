/** The data model. Offsets are half-open and count in the unit that {@link Options.offsets} names. */

/** A half-open stretch of text: with `utf16` offsets `text.slice(start, end)` is its surface. */
export interface Span {
  /** The first unit, 0 to the text's length. */
  start: number;
  /** The unit after the last one. */
  end: number;
}

/** What every finding has. */
export interface Base extends Span {
  /** The rule, list or model that decided, e.g. `date-day-month-year` or `list:countries`. */
  rule: string;
  /** 0 to 1: the share of such decisions expected to be right. */
  confidence: number;
}

/** What kind of thing a name names. */
export type EntityKind = 'person' | 'location' | 'organization' | 'misc';

/** One place in the text that names an entity. Proclitics and titles are outside the span. */
export interface EntityMention extends Base {
  type: 'entity';
  kind: EntityKind;
  /** Index into {@link AnnotatedArticle.entities}. */
  entity: number;
  /** The title or office written with this mention. */
  title?: Span;
  /** The caller's reference, where the name came from {@link AnnotatorOptions.names}. */
  ref?: string;
}

/** Something that someone is reported to have said. */
export interface Quote extends Base {
  type: 'quote';
  /** `direct_unmarked`: verbatim without quotation marks; `mixed`: marks around part of the content. */
  kind: 'direct' | 'direct_unmarked' | 'mixed' | 'indirect';
  /** The content, with its quotation marks, in text order; at least one part. */
  parts: Span[];
  /** The reporting verb, participle, noun or phrase. */
  cue: Span | null;
  /** The speaker as written; `null` where it is elided. */
  speaker: Span | null;
  /** Index into {@link AnnotatedArticle.entities}. */
  speakerEntity: number | null;
  /** The speaker's fullest name in the article, or a description where no name is given. */
  speakerName: string | null;
  /** The agency or outlet that relays the words. */
  via: string | null;
  /** True where the cue is negated or denies. */
  negated: boolean;
  /** True where the content is a noun phrase. */
  nominal: boolean;
}

/** A date, time, duration or recurrence, with a TIMEX3 value. */
export interface TimeExpression extends Base {
  type: 'time';
  kind: 'date' | 'time' | 'duration' | 'set';
  /** TIMEX3 value, Gregorian: `2020-08-18`, `2020-W33`, `P3D`, `PRESENT_REF`; `XXXX-…` where it does not resolve, `T17:30` where the day does not. */
  value: string;
  /** TIMEX3 `mod`, e.g. `APPROX`. */
  mod?: string;
  /** Half-open range of ISO 8601 dates or date-times that `value` stands for. */
  interval?: [from: string, to: string];
  /** The calendar in which it is written. */
  calendar: 'gregorian' | 'hijri';
  /** The date in its own calendar where that is not the Gregorian one, e.g. `1441-12-28`. */
  original?: string;
  /** Set on both ends of a range; `other` is an index into {@link AnnotatedArticle.annotations}. */
  range?: { role: 'begin' | 'end'; other: number };
  /** What is uncertain or inconsistent, e.g. `weekday-conflict`. */
  flags?: string[];
}

/** Words in quotation marks that nobody said. */
export interface Mark extends Base {
  type: 'mark';
  kind: 'title' | 'name' | 'term' | 'slogan' | 'scare' | 'other';
}

/** One marked stretch of text; `type` tells which. */
export type Annotation = EntityMention | Quote | TimeExpression | Mark;

/** Someone or something that the article names. */
export interface Entity {
  /** Index in {@link AnnotatedArticle.entities}; means nothing across articles. */
  id: number;
  kind: EntityKind;
  /** The fullest name in the article, without titles. */
  name: string;
  /** Every place that names it, in text order. */
  mentions: Span[];
  /** The titles and offices given with its mentions. */
  titles: string[];
  gender?: 'f' | 'm';
  ref?: string;
}

/** Something that an editor may want to look at. */
export interface Diagnostic extends Base {
  /** Kebab-case, e.g. `unclosed-quotation-mark`. */
  code: string;
  /** One English sentence. */
  message: string;
}

/** All that was found in one article. */
export interface AnnotatedArticle {
  /** In text order, an outer annotation before those inside it. */
  annotations: Annotation[];
  entities: Entity[];
  diagnostics: Diagnostic[];
}

/** What may differ from one article to the next. */
export interface Options {
  /** Publication date, ISO 8601: `2020-08-18` or `2020-08-18T12:30`. Without it nothing relative is resolved. */
  date?: string | null | undefined;
  /** Which way bare weekdays and days without a year resolve. Default `past`, which fits news. */
  prefer?: 'past' | 'future' | null | undefined;
  /** The unit of all offsets. Default `utf16`, as JavaScript strings count; `chars` are code points. */
  offsets?: 'utf16' | 'utf8' | 'chars' | null | undefined;
  /** Which layers to annotate. Default: all. */
  layers?: ('entity' | 'quote' | 'time' | 'mark')[] | null | undefined;
}

/** A person, place or body of the caller's own. */
export interface CustomName {
  /** The name as it stands in running text. */
  name: string;
  kind: EntityKind;
  /** Comes back on every match. */
  ref?: string | undefined;
  /** Other spellings and short forms. */
  aliases?: string[] | undefined;
}

/**
 * A regular expression of the caller's own, in the syntax of Rust's `regex` crate: no look-around, no references back, time
 * linear in the text. `\w`, `\d`, `\b` and `(?i)` know the letters and digits of every script, `\p{Arabic}` those of one; a
 * mark such as a fatha counts as part of a word, and stands outside `[ء-ي]`. Refused with its place where it is wrong, longer
 * than 1,000 characters, or larger than a megabyte when compiled. Needs the module that `init({ patterns: true })` loads.
 */
export interface CustomPattern {
  /** Comes back as the rule `pattern:ID`. */
  id: string;
  kind: EntityKind;
  regex: string;
}

/** What an {@link Annotator} is built from. */
export interface AnnotatorOptions {
  names?: CustomName[] | null | undefined;
  /** Words never to mark as names. */
  deny?: string[] | null | undefined;
  patterns?: CustomPattern[] | null | undefined;
}
