/** The composition root of the first page, fetched when it is opened: who follows a link to a run needs none of it. */

import { course } from 'virtual:course';
import { levels } from 'virtual:levels';
import { lazy } from 'react';
import { DrawYourOwn } from './ui/firstPage/DrawYourOwn.tsx';
import { FirstPage } from './ui/firstPage/FirstPage.tsx';
import { bringPasted } from './ui/own/pasted.ts';

const Figure = lazy(async () => ({ default: (await import('./liveFigure.tsx')).ShippedFigure }));
const About = lazy(async () => ({ default: (await import('./ui/firstPage/About.tsx')).About }));
const OwnTexts = lazy(async () => ({ default: (await import('./ui/own/OwnTexts.tsx')).OwnTexts }));
const OwnStarts = lazy(async () => ({ default: (await import('./ui/own/OwnStarts.tsx')).OwnStarts }));

export function ShippedFirstPage() {
  return (
    <FirstPage
      {...{ levels, course }}
      figure={<Figure />}
      own={<DrawYourOwn starts={<OwnStarts look="link" onTable={bringPasted} />} />}
      ownTexts={<OwnTexts />}
      about={<About />}
    />
  );
}
