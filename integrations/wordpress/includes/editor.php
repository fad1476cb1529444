<?php
/**
 * Brings Hashiya into the block editor.
 *
 * @package Hashiya
 */

namespace Hashiya;

defined( 'ABSPATH' ) || exit;

/**
 * Loads the script and the styles of the editor, for posts whose annotations are kept.
 */
function enqueue_editor(): void {
	$screen = get_current_screen();
	if ( ! $screen || 'post' !== $screen->base || ! in_array( $screen->post_type, post_types(), true ) ) {
		return;
	}
	$build        = plugins_url( 'build/', MAIN_FILE );
	$dependencies = array( 'wp-api-fetch', 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-core-data', 'wp-data', 'wp-edit-post', 'wp-editor', 'wp-element', 'wp-i18n', 'wp-plugins', 'wp-rich-text' );
	wp_enqueue_script( 'hashiya-editor', $build . 'editor.js', $dependencies, VERSION, true );
	wp_enqueue_style( 'hashiya-editor', $build . 'editor.css', array( 'wp-components' ), VERSION );
	wp_set_script_translations( 'hashiya-editor', 'hashiya', plugin_dir_path( MAIN_FILE ) . 'languages' );

	$settings = array(
		'wasm'     => esc_url_raw( add_query_arg( 'ver', VERSION, $build . 'hashiya.wasm' ) ),
		'names'    => esc_url_raw( add_query_arg( 'ver', VERSION, $build . 'names.bin' ) ),
		'worker'   => esc_url_raw( add_query_arg( 'ver', VERSION, $build . 'worker.js' ) ),
		'metaKey'  => META_KEY,
		'language' => is_rtl() ? 'ar' : 'en',
		'tags'     => tag_pages(),
	);
	wp_add_inline_script( 'hashiya-editor', 'window.hashiyaSettings = ' . wp_json_encode( $settings, JSON_HEX_TAG | JSON_HEX_AMP ) . ';', 'before' );
}

/**
 * The addresses of the site's tags by their names: where the editor may link a name to.
 *
 * @return array<string, string>
 */
function tag_pages(): array {
	$tags = get_tags(
		array(
			'hide_empty' => false,
			'orderby'    => 'count',
			'order'      => 'DESC',
			'number'     => 2000,
		)
	);
	if ( is_wp_error( $tags ) ) {
		return array();
	}
	$pages = array();
	foreach ( $tags as $tag ) {
		$link = get_tag_link( $tag );
		if ( is_string( $link ) ) {
			$pages[ $tag->name ] = esc_url_raw( $link );
		}
	}
	return $pages;
}
