/** The exercise of a scenario beside its text: what is to be changed, and what every schedule says about the change. */

import { answerWords } from '../../words/answerWords.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { useActions, useSession, useView } from '../parts/useSession.ts';
import { useStart } from '../parts/useStart.ts';

interface Props {
  /** The text has errors: there is nothing to judge yet. */
  readonly stale: boolean;
}

export function Exercise({ stale }: Props) {
  const { scenario } = useView();
  const answer = useSession((state) => state.answer);
  const good = useSession((state) => state.good);
  const { judgeAnswer, choose, playExample } = useActions();
  const start = useStart();
  if (scenario.exercise === undefined) return null;
  // What was said of another text is no word about this one.
  const words = answer?.text === good && !stale ? answerWords(answer.found, scenario) : undefined;
  return (
    <section className="exercise" aria-label="Exercise">
      <p>
        <CodeWords text={scenario.exercise.task} />
      </p>
      <div role="status" data-tone={words?.tone}>
        {words !== undefined && (
          <>
            <p>
              <strong>{words.head}</strong> {words.more}
            </p>
            <ul>
              {words.lines.map(({ text, tone, example }) => (
                <li key={text} data-tone={tone}>
                  <CodeWords text={text} />
                  {example !== undefined && (
                    <button
                      type="button"
                      className="link"
                      onClick={start(() => {
                        choose(example.settings);
                        playExample(example.run, true);
                      })}
                    >
                      Show how
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <button
        type="button"
        className="outlined"
        aria-disabled={stale}
        onClick={() => !stale && judgeAnswer()}
      >
        Try every schedule
      </button>
    </section>
  );
}
