/** Hatches that the drawings of the page share. */

export function Patterns() {
  return (
    <svg className="patterns" width="0" height="0" aria-hidden="true">
      <PatternDefs />
    </svg>
  );
}

/** The same for a drawing that leaves the page. */
export function PatternDefs() {
  return (
    <defs>
      <pattern
        id="hatch-sleep"
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-45)"
      >
        <rect className="hatch-amber" width="5" height="2.6" />
      </pattern>
      <pattern
        id="hatch-doomed"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-45)"
      >
        <rect className="hatch-bad" width="6" height="3" />
      </pattern>
      <pattern id="dash-runnable" width="8" height="5" patternUnits="userSpaceOnUse">
        <rect className="hatch-amber" width="8" height="2.2" />
      </pattern>
      <pattern
        id="hatch-window"
        width="9"
        height="9"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-45)"
      >
        <rect className="window-ground" width="9" height="9" />
        <rect className="window-line" width="9" height="1" />
      </pattern>
    </defs>
  );
}
