// What packs texts for links and unpacks them.

export interface Packer {
  /** The text in letters, digits, `-` and `_`. */
  readonly pack: (text: string) => string;
  /** The text, or undefined where it is damaged, cut off, or unpacks to more than `bytesMax` bytes. */
  readonly unpack: (packed: string, bytesMax: number) => string | undefined;
}
