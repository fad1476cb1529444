<?php
/**
 * Plugin Name:       Hashiya
 * Description:       Marks up Arabic news while it is written: who is named, who said what, and when. Nothing leaves the editor's machine; the text is never changed.
 * Version:           0.1.0
 * Requires at least: 6.4
 * Requires PHP:      7.4
 * Author:            The Hashiya authors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       hashiya
 * Domain Path:       /languages
 *
 * @package Hashiya
 */

namespace Hashiya;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';

// The post meta that holds what was found in a post.
const META_KEY = 'hashiya_annotations';

// The main file of the plugin: other files make addresses and paths from it.
const MAIN_FILE = __FILE__;

require_once __DIR__ . '/includes/meta.php';
require_once __DIR__ . '/includes/editor.php';
require_once __DIR__ . '/includes/structured-data.php';

add_action( 'init', __NAMESPACE__ . '\\load_texts' );
add_action( 'init', __NAMESPACE__ . '\\register_meta', 20 );
add_action( 'post_updated', __NAMESPACE__ . '\\forget_changed', 10, 3 );
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\\enqueue_editor' );
add_action( 'wp_head', __NAMESPACE__ . '\\print_structured_data' );

/**
 * Loads the translations that come with the plugin.
 */
function load_texts(): void {
	load_plugin_textdomain( 'hashiya', false, dirname( plugin_basename( MAIN_FILE ) ) . '/languages' );
}
