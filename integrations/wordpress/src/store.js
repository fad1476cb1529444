/** What of an article is stored with the post: the shape that `includes/meta.php` describes. */

/** Waits until the text has been read as it is now. `undefined` where nothing could be read. */
export async function articleToStore(session) {
  await session.settled();
  const read = await session.article();
  return read && stored(read);
}

function stored({ article, text }) {
  const textOf = ({ start, end }) => text.slice(start, end);
  const ofType = (type) => article.annotations.filter((annotation) => annotation.type === type);
  return {
    version: 1,
    entities: article.entities.map(({ kind, name, titles, ref }) => ({ kind, name, titles, ...(ref === undefined ? {} : { ref }) })),
    quotations: ofType('quote').map(({ kind, parts, speakerName, speakerEntity }) => ({
      kind,
      text: parts.map(textOf).join(' … '),
      speaker: speakerName ?? '',
      entity: speakerEntity,
    })),
    times: ofType('time').map((time) => ({ text: textOf(time), value: time.value, ...(time.interval ? { from: time.interval[0], until: time.interval[1] } : {}) })),
    annotations: article.annotations.map(({ type, kind, start, end, rule }) => ({ type, kind, start, end, rule })),
  };
}
