declare module 'virtual:picture-style' {
  /** What a picture is drawn with, with no variable left. */
  export const pictureStyle: Readonly<Record<'light' | 'dark', string>>;
}
