// From the JSON of the command line (docs/json.md, wakelane.check/1) to places and sentences.

/** Empty where it is no such JSON. */
function diagnosticsIn(out) {
  let parsed;
  try {
    parsed = JSON.parse(out);
  } catch {
    return [];
  }
  if (parsed?.schema !== 'wakelane.check/1') return [];
  return parsed.scenarios.flatMap(({ diagnostics }) =>
    diagnostics.map(({ hint, message, ...place }) => ({
      ...place,
      message: hint === null ? message : `${message} ${hint}`,
    })),
  );
}

module.exports = { diagnosticsIn };
