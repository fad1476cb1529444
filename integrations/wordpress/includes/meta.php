<?php
/**
 * What is stored of a post's annotations, and who may store it.
 *
 * @package Hashiya
 */

namespace Hashiya;

defined( 'ABSPATH' ) || exit;

/**
 * The kinds of entities and the types of schema.org that they are.
 */
const ENTITY_TYPES = array(
	'person'       => 'Person',
	'location'     => 'Place',
	'organization' => 'Organization',
	'misc'         => 'Thing',
);

/**
 * The post types whose annotations are kept: those that the block editor edits and that have custom fields.
 *
 * @return string[]
 */
function post_types(): array {
	$types = array_filter(
		get_post_types_by_support( array( 'editor', 'custom-fields' ) ),
		static fn( string $type ): bool => is_post_type_viewable( $type ) && use_block_editor_for_post_type( $type )
	);

	/**
	 * Filters the post types whose annotations are kept.
	 *
	 * @param string[] $types Names of post types.
	 */
	return apply_filters( 'hashiya_post_types', array_values( $types ) );
}

/**
 * Registers the meta with a schema, so that WordPress refuses what does not fit.
 */
function register_meta(): void {
	foreach ( post_types() as $type ) {
		register_post_meta(
			$type,
			META_KEY,
			array(
				'type'              => 'object',
				'description'       => __( 'Who is named, who said what, and when, as the editor found it.', 'hashiya' ),
				'single'            => true,
				'revisions_enabled' => false,
				'auth_callback'     => __NAMESPACE__ . '\\may_store',
				'sanitize_callback' => __NAMESPACE__ . '\\sanitize_annotations',
				// Only for who edits: the texts of a post behind a password are in it.
				'show_in_rest'      => array( 'schema' => array( 'context' => array( 'edit' ) ) + schema() ),
			)
		);
	}
}

/**
 * Forgets what was found in a text that is no longer the post's: where it was changed without Hashiya, nobody knows what is
 * in it. A request of the editor brings along what it found, and stores it after this.
 *
 * @param int      $post_id The post.
 * @param \WP_Post $after   As it is now.
 * @param \WP_Post $before  As it was.
 */
function forget_changed( $post_id, $after, $before ): void {
	if ( $after->post_content !== $before->post_content ) {
		delete_post_meta( $post_id, META_KEY );
	}
}

/**
 * Only who may edit the post may store what was found in it.
 *
 * @param bool   $allowed  Ignored.
 * @param string $meta_key Ignored.
 * @param int    $post_id  The post.
 */
function may_store( $allowed, $meta_key, $post_id ): bool {
	return current_user_can( 'edit_post', $post_id );
}

/**
 * The JSON schema of the meta.
 *
 * @return array<string, mixed>
 */
function schema(): array {
	$text   = array( 'type' => 'string' );
	$number = array(
		'type'    => 'integer',
		'minimum' => 0,
	);
	$object = static fn( array $properties ): array => array(
		'type'                 => 'object',
		'properties'           => $properties,
		'additionalProperties' => false,
	);
	$list   = static fn( array $items ): array => array(
		'type'  => 'array',
		'items' => $items,
	);

	return $object(
		array(
			'version'     => $number,
			'entities'    => $list(
				$object(
					array(
						'kind'   => array(
							'type' => 'string',
							'enum' => array_keys( ENTITY_TYPES ),
						),
						'name'   => $text,
						'titles' => $list( $text ),
						'ref'    => $text,
					)
				)
			),
			'quotations'  => $list(
				$object(
					array(
						'kind'    => $text,
						'text'    => $text,
						'speaker' => $text,
						'entity'  => array( 'type' => array( 'integer', 'null' ) ),
					)
				)
			),
			'times'       => $list(
				$object(
					array(
						'text'  => $text,
						'value' => $text,
						'from'  => $text,
						'until' => $text,
					)
				)
			),
			// Offsets count UTF-16 code units of the post's texts, block after block with a line break between two.
			'annotations' => $list(
				$object(
					array(
						'type'  => array(
							'type' => 'string',
							'enum' => array( 'entity', 'quote', 'time', 'mark' ),
						),
						'kind'  => $text,
						'start' => $number,
						'end'   => $number,
						'rule'  => $text,
					)
				)
			),
		)
	);
}

/**
 * Takes markup out of all texts: they go into pages.
 *
 * @param mixed $value What the schema has let through.
 * @return mixed The same with plain texts.
 */
function sanitize_annotations( $value ) {
	if ( is_array( $value ) ) {
		return array_map( __NAMESPACE__ . '\\sanitize_annotations', $value );
	}
	return is_string( $value ) ? sanitize_textarea_field( $value ) : $value;
}
