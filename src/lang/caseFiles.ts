// The form of the test cases in cases/: `# title`, a text, `==>`, what is expected of it.

interface Case {
  readonly title: string;
  readonly text: string;
  readonly expected: string;
}

export function splitCases(file: string): readonly Case[] {
  return file
    .split(/^# /m)
    .slice(1)
    .map((section) => {
      const [head = '', expected = ''] = section.split('\n==>\n');
      const [title = '', ...lines] = head.split('\n');
      return { title, text: lines.join('\n').trim(), expected: expected.replace(/^\n+|\n+$/g, '') };
    });
}
