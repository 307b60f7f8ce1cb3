import * as z from 'zod';
import { LEVELS } from '../domain/declared.ts';

/** A moment as clients see it, RFC 3339 with +08:00. */
export const beijingTimeField = z.string().meta({ format: 'date-time', example: '2021-06-17T09:00:00+08:00' });

export const amountFenField = z.int().meta({ description: '金额，单位：分' });

export const shownLevelField = z.literal([...LEVELS]);

export const shownDateField = z.string().meta({ format: 'date' });

export const nextField = z.string().optional().meta({ description: '还有下一页时给出；原样放入 next 参数' });
