// Work for which the eye can wait a frame. Behind the paint everything has its place: to ask for one costs nothing, while
// in front of it the whole page would have to be laid out for the answer.

/** Calls `act` once what is changed now has been painted. Returns what calls that off. */
export function afterPaint(act: () => void): () => void {
  const channel = new MessageChannel();
  channel.port1.onmessage = act;
  // A task that is posted in a frame runs after that frame has been painted.
  const frame = window.requestAnimationFrame(() => channel.port2.postMessage(undefined));
  return () => {
    window.cancelAnimationFrame(frame);
    channel.port1.close();
  };
}
