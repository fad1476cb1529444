<?php
/**
 * Tells search engines who is named and who said what, in the head of a post's page.
 *
 * @package Hashiya
 */

namespace Hashiya;

defined( 'ABSPATH' ) || exit;

/**
 * Prints the structured data of the post that is shown, where there is any.
 */
function print_structured_data(): void {
	if ( ! is_singular( post_types() ) ) {
		return;
	}
	$post = get_queried_object();
	if ( ! $post instanceof \WP_Post || post_password_required( $post ) ) {
		return;
	}
	$data = structured_data( $post );
	if ( null === $data ) {
		return;
	}
	// The flags keep markup in a text from ending the element.
	$json = wp_json_encode( $data, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
	if ( false !== $json ) {
		echo '<script type="application/ld+json" class="hashiya-structured-data">' . $json . "</script>\n"; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- encoded above.
	}
}

/**
 * The article in the terms of schema.org: the same as `hashiya annotate --format jsonld` gives.
 *
 * @param \WP_Post $post The post.
 * @return array<string, mixed>|null Null where nothing was found in it.
 */
function structured_data( \WP_Post $post ): ?array {
	$found = get_post_meta( $post->ID, META_KEY, true );
	if ( ! is_array( $found ) || ( empty( $found['entities'] ) && empty( $found['quotations'] ) ) ) {
		return null;
	}
	$address = get_permalink( $post );
	$id      = static fn( int $number ): string => "{$address}#entity-{$number}";

	$mentions = array();
	foreach ( $found['entities'] ?? array() as $number => $entity ) {
		$thing = array(
			'@type' => ENTITY_TYPES[ $entity['kind'] ?? 'misc' ] ?? 'Thing',
			'@id'   => $id( $number ),
			'name'  => (string) ( $entity['name'] ?? '' ),
		);
		if ( 'Person' === $thing['@type'] && ! empty( $entity['titles'] ) ) {
			$thing['jobTitle'] = array_values( $entity['titles'] );
		}
		if ( ! empty( $entity['ref'] ) ) {
			$thing['identifier'] = (string) $entity['ref'];
		}
		$mentions[] = $thing;
	}

	$quotations = array();
	foreach ( $found['quotations'] ?? array() as $quotation ) {
		$part = array(
			'@type' => 'Quotation',
			'text'  => (string) ( $quotation['text'] ?? '' ),
		);
		if ( isset( $quotation['entity'], $mentions[ $quotation['entity'] ] ) ) {
			$part['creator'] = array( '@id' => $id( (int) $quotation['entity'] ) );
		} elseif ( ! empty( $quotation['speaker'] ) ) {
			$part['creator'] = array(
				'@type' => 'Thing',
				'name'  => (string) $quotation['speaker'],
			);
		}
		$quotations[] = $part;
	}

	$coverage = array();
	foreach ( $found['times'] ?? array() as $time ) {
		if ( ! empty( $time['from'] ) && ! empty( $time['until'] ) ) {
			$coverage[] = $time['from'] . '/' . $time['until'];
		}
	}

	return array_filter(
		array(
			'@context'         => 'https://schema.org',
			'@type'            => 'NewsArticle',
			'@id'              => $address,
			'inLanguage'       => 'ar',
			'headline'         => wp_strip_all_tags( get_the_title( $post ) ),
			'datePublished'    => get_post_time( DATE_W3C, false, $post ),
			'mentions'         => $mentions,
			'temporalCoverage' => array_values( array_unique( $coverage ) ),
			'hasPart'          => $quotations,
		)
	);
}
