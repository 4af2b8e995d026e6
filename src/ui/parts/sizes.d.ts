// What scripts know of `tokens.css` and `breakpoints.css`; `config/styleSizes.ts` prints it.

declare module 'virtual:sizes' {
  export const typeSmall: number;
  export const typeDense: number;
  export const space4: number;
  export const space6: number;
  export const space8: number;
  export const space10: number;
  export const space12: number;
  export const codeLine: number;
  export const denseLine: number;
  export const effectLine: number;
  export const keyWidth: number;
  export const onePart: string;
  export const phone: string;
  export const twoParts: string;
  export const threeParts: string;
}
