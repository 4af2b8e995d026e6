// Where the manual of the language stands beside the page.

export const manualAddress = 'language.txt';
