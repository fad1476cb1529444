<?php
/**
 * Takes what the plugin has stored away, when it is deleted.
 *
 * @package Hashiya
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_post_meta_by_key( 'hashiya_annotations' );
