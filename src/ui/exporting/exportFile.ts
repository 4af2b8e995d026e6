// A run as a file of one form: what it holds, what it is called, and how it gets to the clipboard and onto the disk.

import type { ExportedRun } from '../../formats/exports/exportedRun.ts';
import type { Exporter } from '../../formats/exports/exporters.ts';
import type { Refused } from '../../formats/litmus/litmus.ts';
import { type PictureOptions, PNG_SCALE } from '../../picture/picture.ts';

export type ExportFile =
  | { readonly kind: 'text'; readonly text: string; readonly type: string; readonly name: string }
  /** `svg` is what is drawn, and what a PNG is made of. */
  | { readonly kind: 'svg' | 'png'; readonly svg: string; readonly type: string; readonly name: string };

/** `id`: the scenario's file, after which the run's is named; a text of one's own has none. Not every form has every run. */
export function exportFile(
  exporter: Exporter,
  run: ExportedRun,
  options: PictureOptions,
  id: string,
): ExportFile | Refused {
  const { type, extension } = exporter;
  const stem = id === '' ? run.title.toLowerCase().replace(/[^a-z0-9]+/g, '-') : id;
  const file = { type, name: `${stem.replace(/^-+|-+$/g, '') || 'run'}.${extension}` };
  if (exporter.kind === 'text') {
    const text = exporter.print(run);
    return typeof text === 'string' ? { kind: 'text', text, ...file } : text;
  }
  return { kind: exporter.kind, svg: exporter.print(run, options), ...file };
}

/** The SVG as an address for an image: the policy of the page lets images come from nowhere else. */
export function pictureAddress(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** Rejects where the browser cannot draw it. */
async function bytesOf(file: ExportFile): Promise<Blob> {
  if (file.kind === 'text') return new Blob([file.text], { type: file.type });
  if (file.kind === 'svg') return new Blob([file.svg], { type: file.type });
  return drawn(file.svg);
}

async function drawn(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = pictureAddress(svg);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * PNG_SCALE;
  canvas.height = image.height * PNG_SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('the picture is too large')) : resolve(blob)));
  });
}

/** Rejects where the browser does not allow it. */
export async function copyFile(file: ExportFile): Promise<void> {
  if (file.kind === 'text') return navigator.clipboard.writeText(file.text);
  if (file.kind === 'svg') return navigator.clipboard.writeText(file.svg);
  // Safari asks for the promise: what is awaited before is no longer the reader's own press.
  await navigator.clipboard.write([new ClipboardItem({ [file.type]: bytesOf(file) })]);
}

/** Hands the file to the browser. Rejects where it cannot be drawn. */
export async function saveFile(file: ExportFile): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await bytesOf(file));
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(link.href);
}
