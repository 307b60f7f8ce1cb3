// Prints one line for each failed test in a JSON report of vitest, and for each file that could not be loaded.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));

for (const { name, status, message, assertionResults } of report.testResults) {
  const failed = assertionResults.filter((result) => result.status === 'failed');
  for (const { fullName, failureMessages } of failed) print(name, fullName, failureMessages[0].split('\n    at ')[0]);
  if (status === 'failed' && failed.length === 0) print(name, message);
}

function print(file, ...parts) {
  const short = parts.map((part) => stripVTControlCharacters(part ?? '').slice(0, 500));
  console.log('FAILED:', relative('.', file), ...short);
}
