interface Fields {
  type: string;
  title: string;
  status: number;
  detail?: string;
  field?: string;
}

/** An error as the server reports it (RFC 9457), or status 0 if the server does not respond. */
export class ApiProblem extends Error {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The invalid parameter, header or body field. */
  readonly field: string | undefined;

  constructor({ type, title, status, detail, field }: Fields) {
    super(detail ?? title);
    this.name = 'ApiProblem';
    [this.type, this.title, this.status, this.detail, this.field] = [type, title, status, detail ?? title, field];
  }

  /** Whether a retry may help. */
  get passing(): boolean {
    return this.status === 0 || this.status === 503;
  }

  /** The problem in a body; a body without one becomes a problem too. */
  static of(body: unknown, status: number): ApiProblem {
    const told = typeof body === 'object' && body !== null ? (body as Partial<Record<keyof Fields, unknown>>) : {};
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    return new ApiProblem({
      type: text(told.type) ?? 'about:blank',
      title: text(told.title) ?? `The server returned status ${status}.`,
      status,
      detail: text(told.detail),
      field: text(told.field),
    });
  }

  /** The server could not be reached. */
  static unreachable(): ApiProblem {
    return new ApiProblem({ type: 'about:blank', title: 'The server is not responding.', status: 0, detail: 'The server is not responding. Check that it is running and that you are online.' });
  }
}
