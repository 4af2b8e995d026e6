// What is worked out when the page is built and handed to it as data; `config/builtModules.ts` prints it.

export { charts } from '../machines/charts.ts';
export { course } from './course.ts';
export { figure } from './figureData.ts';
export { levels } from './levels.ts';
export { shippedFirst } from './shippedFirst.ts';
export { prelude, syntaxOf } from './syntax.ts';
