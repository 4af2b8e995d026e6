/** What there is to read, one part open at a time. */

import { type ReactNode, useId } from 'react';

export interface ReadingPart {
  readonly name: string;
  readonly title: string;
  readonly content: ReactNode;
}

interface Props {
  readonly parts: readonly ReadingPart[];
  readonly open: string | undefined;
  readonly onOpen: (name: string | undefined) => void;
}

export function Reading({ parts, open, onOpen }: Props) {
  const id = useId();
  if (parts.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <div className="reading" tabIndex={0} data-scrolls="true">
      {parts.map(({ name, title, content }, index) => {
        const isOpen = name === open;
        const body = `${id}-${index}`;
        return (
          <section key={name} aria-label={title} data-open={isOpen} ref={isOpen ? showFromItsTop : undefined}>
            <h3>
              <button
                type="button"
                className="reading-title"
                aria-expanded={isOpen}
                aria-controls={isOpen ? body : undefined}
                onClick={() => onOpen(isOpen ? undefined : name)}
              >
                <svg className="fold" width="9" height="9" viewBox="0 0 9 9" aria-hidden="true">
                  <path d={isOpen ? 'M1 2.5h7L4.5 7z' : 'M2.5 1v7L7 4.5z'} />
                </svg>
                {title}
              </button>
            </h3>
            {isOpen && (
              <div id={body} className="reading-body">
                {content}
              </div>
            )}
          </section>
        );
      })}
    </div>
  );
}

/** What has just been opened is what is read. */
function showFromItsTop(part: HTMLElement | null): void {
  part?.parentElement?.scrollTo({ top: part.offsetTop });
}
