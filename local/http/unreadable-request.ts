import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';

const UNREADABLE = {
  type: '/problems/malformed-request',
  title: '请求无法识别',
  status: 400,
  detail: '不是有效的 HTTP 请求；地址中的中文须按 UTF-8 作百分号编码，如“焊”写作 %E7%84%8A。',
};

/** Answers input that Node cannot parse as HTTP, such as an address with unencoded Chinese, with problem details. */
export function answerUnreadable(_error: Error, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify({ ...UNREADABLE, instance: randomUUID() });
  const head = [
    'HTTP/1.1 400 Bad Request',
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
