/** The signs of the transport. */

const shapes = {
  start: 'M3 3h2v10H3zM13 3v10L6 8z',
  back: 'M12 2v12L4 8z',
  play: 'M4 2v12l9-6z',
  pause: 'M4 2.5h3v11H4zM9 2.5h3v11H9z',
  forward: 'M2 3v10l6-5zM8 3v10l6-5z',
  end: 'M3 3v10l7-5zM11 3h2v10h-2z',
};

export type IconName = keyof typeof shapes;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
