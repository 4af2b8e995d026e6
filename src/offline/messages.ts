/** What a tab asks of the service worker: that the version which waits comes into use. */
export const TAKE_OVER = 'take over';
