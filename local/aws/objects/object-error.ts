/** An error of object storage: its status, and the code by which the SDK knows it. */
export class ObjectError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const noSuchKey = () => new ObjectError(404, 'NoSuchKey', 'The specified key does not exist.');
export const noSuchUpload = () => new ObjectError(404, 'NoSuchUpload', 'The specified upload does not exist.');
