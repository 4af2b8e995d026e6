/** A file of the embed did not come: what can be done about it. */

export function LoadFailure() {
  return (
    <main className="embed-words">
      <h1>This run could not be shown.</h1>
      <p>
        A file of it did not come: the connection is down, or a newer page has replaced it. Load the page
        around it again, or{' '}
        <a href={`./${window.location.hash}`} target="_blank" rel="noreferrer">
          open the run in Wakelane
        </a>
        .
      </p>
    </main>
  );
}
