// Addresses inside the page: without a fragment it is the first page, with one it is a run.

export const firstPageAddress = '#';

/** A level at its start. */
export function levelAddress(id: string): string {
  return `#1/${id}`;
}

export function isRunAddress(): boolean {
  return window.location.hash.length > 1;
}

export function followAddress(tell: () => void): () => void {
  window.addEventListener('hashchange', tell);
  return () => window.removeEventListener('hashchange', tell);
}
