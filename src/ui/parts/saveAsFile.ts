// A text as a file of one's own.

/** Hands a text to the browser as a file, named after its title; a scenario unless `extension` says otherwise. */
export function saveAsFile(title: string, text: string, extension: 'race' | 'txt' | 'yaml' = 'race'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = `${title.replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '') || 'scenario'}.${extension}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
