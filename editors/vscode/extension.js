// Diagnostics while one types: what `wakelane check - --json --text-only` says of the text.

const { execFile } = require('node:child_process');
const vscode = require('vscode');
const { diagnosticsIn } = require('./diagnostics.js');

const delayMs = 300;
const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  failure: vscode.DiagnosticSeverity.Error,
};

function activate(context) {
  const collection = vscode.languages.createDiagnosticCollection('wakelane');
  const timers = new Map();

  function check(document) {
    if (document.languageId !== 'race') return;
    const command = vscode.workspace.getConfiguration('wakelane').get('command', 'wakelane');
    const version = document.version;
    const child = execFile(
      command,
      ['check', '-', '--json', '--text-only'],
      { maxBuffer: 10_000_000 },
      (_, out) => {
        if (document.version !== version) return;
        collection.set(
          document.uri,
          diagnosticsIn(out).map(({ line, column, endLine, endColumn, severity, message }) => {
            const range = new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
            return new vscode.Diagnostic(range, message, severities[severity]);
          }),
        );
      },
    );
    // Where there is no such command nobody listens.
    child.on('error', () => {});
    child.stdin?.on('error', () => {});
    child.stdin?.end(document.getText());
  }

  function checkSoon({ document }) {
    clearTimeout(timers.get(document.uri.toString()));
    timers.set(
      document.uri.toString(),
      setTimeout(() => check(document), delayMs),
    );
  }

  context.subscriptions.push(
    collection,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(checkSoon),
    vscode.workspace.onDidCloseTextDocument((document) => collection.delete(document.uri)),
  );
  vscode.workspace.textDocuments.forEach(check);
}

module.exports = { activate };
