// A text as a file of one's own.

/** Hands a text to the browser as a file. */
export function saveAsFile(title: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = `${title.replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '') || 'scenario'}.race`;
  link.click();
  URL.revokeObjectURL(link.href);
}
