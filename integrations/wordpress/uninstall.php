<?php
/**
 * Takes what the plugin has stored away, when it is deleted.
 *
 * @package Hashiya
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( is_multisite() ) {
	$hashiya_sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $hashiya_sites as $hashiya_site ) {
		switch_to_blog( $hashiya_site );
		delete_post_meta_by_key( 'hashiya_annotations' );
		restore_current_blog();
	}
} else {
	delete_post_meta_by_key( 'hashiya_annotations' );
}
