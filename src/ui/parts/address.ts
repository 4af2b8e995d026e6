// Addresses inside the page: without a fragment it is the first page, with one it is a run, or one's own tables.

export const firstPageAddress = '#';

/** A level at its start. */
export function levelAddress(id: string): string {
  return `#1/${id}`;
}

/** Where tables are pasted, and texts of one's own are begun. */
export const ownPageAddress = '#own';

export type PageName = 'first' | 'own' | 'run' | 'task';

export function pageAtAddress(): PageName {
  const { hash } = window.location;
  if (hash === ownPageAddress) return 'own';
  // A homework, or what somebody handed in.
  if (/^#(task|answer)\//.test(hash)) return 'task';
  return hash.length > 1 ? 'run' : 'first';
}

export function isRunAddress(): boolean {
  return pageAtAddress() === 'run';
}

/** Comes as soon as the address is another one. */
export function addressLeft(): Promise<undefined> {
  return new Promise((resolve) => {
    window.addEventListener('hashchange', () => resolve(undefined), { once: true });
  });
}

export function followAddress(tell: () => void): () => void {
  window.addEventListener('hashchange', tell);
  return () => window.removeEventListener('hashchange', tell);
}
