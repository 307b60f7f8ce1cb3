/** An error that AWS answers with 400. `type` is the name of the exception that the SDK throws. */
export class ServiceError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}
