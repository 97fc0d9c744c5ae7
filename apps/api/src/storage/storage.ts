/** Where bytes lie under a key: parts of letters, digits, points and dashes between slashes. */
export type Storage = {
  /** Told to people; carries no secret. */
  location: string;
  /** Null when there is nothing under the key. @throws StorageFailure when that cannot be known */
  read(key: string): Promise<Buffer | null>;
  /** Whole or not at all.
   *  @param durable  true: no power cut after `flush` takes it back */
  write(key: string, bytes: Uint8Array, options: { durable: boolean }): Promise<void>;
  /** Bytes; null when there is nothing under the key. */
  size(key: string): Promise<number | null>;
  /** Make what was written durably so far outlive a power cut. */
  flush(): Promise<void>;
  /** Store a file that may be too large for memory. */
  writeFile(key: string, path: string): Promise<void>;
  /** Bring it to a path. @returns false when there is nothing under the key */
  readFile(key: string, path: string): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** @throws StorageFailure when it cannot be reached */
  check(): Promise<void>;
  close(): void;
};
