import { MOBILE_PATTERN } from '../../../shared/domain/phone.ts';
import type { Channel } from '../../../shared/domain/task-request.ts';
import { type Fitting, isChosen, isDay, ofLength, type Typed } from '../form/form-rules.ts';

export type ObjectionField =
  | 'noticeId'
  | 'serial'
  | 'objectorName'
  | 'objectorIdNumber'
  | 'phone'
  | 'channel'
  | 'receivedOn'
  | 'receivedTime'
  | 'statement';

export const NO_OBJECTION: Typed<ObjectionField> = {
  noticeId: '',
  serial: '',
  objectorName: '',
  objectorIdNumber: '',
  phone: '',
  channel: '',
  receivedOn: '',
  receivedTime: '',
  statement: '',
};

/** Whether an objection can be sent as it is typed. Only the service knows the entry and the register. */
export const FITTING: Fitting<ObjectionField> = {
  noticeId: ofLength(1, 100),
  serial: (value) => /^[1-9]\d{0,7}$/.test(value.trim()),
  objectorName: ofLength(2, 50),
  objectorIdNumber: (value) => /^\d{17}[\dX]$/i.test(value.trim()),
  phone: (value) => MOBILE_PATTERN.test(value.trim()),
  channel: isChosen,
  receivedOn: isDay,
  receivedTime: (value) => /^\d\d:\d\d$/.test(value),
  statement: ofLength(10, 2000),
};

/** An objection as the service takes it. Day and time are of Beijing, whatever the zone of the device. */
export function bodyOf(typed: Typed<ObjectionField>, channel: Channel) {
  const { noticeId, serial, objectorName, objectorIdNumber, phone, receivedOn, receivedTime, statement } = typed;
  return {
    noticeId: noticeId.trim(),
    serial: Number(serial.trim()),
    objectorName: objectorName.trim(),
    objectorIdNumber: objectorIdNumber.trim().toUpperCase(),
    phone: phone.trim(),
    statement: statement.trim(),
    channel,
    receivedAt: `${receivedOn}T${receivedTime}:00+08:00`,
  };
}
