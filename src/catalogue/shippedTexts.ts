// The texts of all shipped scenarios at once: for the build, which reads them, not for the page, which fetches one.

const texts = import.meta.glob<string>('../scenarios/*.race', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** By the name of the file. */
export const shippedTexts: ReadonlyMap<string, string> = new Map(
  Object.entries(texts).map(([path, text]) => [path.replace(/^.*\/|\.race$/g, ''), text]),
);
