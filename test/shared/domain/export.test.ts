import { describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import {
  exportDays,
  exportFileName,
  exportStatus,
  lastExportDay,
  newExport,
  type ReportExport,
} from '../../../shared/domain/export.ts';
import { instantAt } from '../../support/instants.ts';

const AT = instantAt('2021-06-17T09:00:00+08:00');

function anExport(changes: Partial<ReportExport> = {}): ReportExport {
  const days = { from: civilDate('2021-06-01'), to: civilDate('2021-06-30') };
  return { ...newExport({ exportId: 'E1', kind: 'PAYMENTS', ...days, requestedBy: 'staff-1' }, AT), ...changes };
}

describe('an export', () => {
  test('is kept for seven days from the request, and is EXPIRED from that instant on', () => {
    const asked = anExport({ readyAt: AT });
    expect(asked.keptUntil).toBe(instantAt('2021-06-24T09:00:00+08:00'));
    expect(exportStatus(asked, instantAt('2021-06-24T08:59:59+08:00'))).toBe('READY');
    expect(exportStatus(asked, asked.keptUntil)).toBe('EXPIRED');
  });

  test('is WRITING until its file is complete, and EXPIRED if it never was', () => {
    expect(exportStatus(anExport(), AT)).toBe('WRITING');
    expect(exportStatus(anExport(), anExport().keptUntil)).toBe('EXPIRED');
  });

  test('reads no day after the one on which it was asked for, in Beijing', () => {
    expect(lastExportDay(anExport())).toBe('2021-06-17');
    expect(lastExportDay(anExport({ to: civilDate('2021-06-16') }))).toBe('2021-06-16');
    expect(lastExportDay(anExport({ asOf: instantAt('2021-06-17T23:59:59+08:00') }))).toBe('2021-06-17');
  });

  test('counts the days that are done, from none to all of them', () => {
    expect(exportDays(anExport())).toEqual({ days: 17, daysDone: 0 });
    const half = anExport({ progress: { rows: 5, day: civilDate('2021-06-09') } });
    expect(exportDays(half)).toEqual({ days: 17, daysDone: 8 });
    const over = anExport({ progress: { rows: 5, day: civilDate('2021-06-18') } });
    expect(exportDays(over)).toEqual({ days: 17, daysDone: 17 });
    expect(exportDays(anExport({ readyAt: AT }))).toEqual({ days: 17, daysDone: 17 });
  });

  test('has a file named after what is in it', () => {
    expect(exportFileName(anExport())).toBe('payments-20210601-20210630.csv');
    expect(exportFileName(anExport({ kind: 'CASES', agency: '210202' }))).toBe('cases-210202-20210601-20210630.csv');
  });
});
