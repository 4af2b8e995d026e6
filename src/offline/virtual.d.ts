// The module that `config/keptFiles.ts` prints.

declare module 'virtual:kept-files' {
  /** Names what was built: another one where a file or a header is another. */
  export const version: string;
  /** Addresses relative to the page; those without a revision have a hash in their names. */
  export const files: readonly { readonly url: string; readonly revision: string | null }[];
}
