// The modules that `config/builtModules.ts` prints.

declare module 'virtual:levels' {
  export const levels: readonly import('../model/level.ts').Level[];
}

declare module 'virtual:course' {
  export const course: readonly import('../model/level.ts').CoursePart[];
}

declare module 'virtual:figure' {
  export const figure: import('../model/figure.ts').FigureData;
}

declare module 'virtual:prelude' {
  /** Stored, as `storedSyntax.ts` of lang has it. */
  export const prelude: string;
}

declare module 'virtual:charts' {
  export const charts: readonly import('../model/chart.ts').ChartTable[];
}
