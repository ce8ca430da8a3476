/** What callers may not change: the server would no longer be private, or its log could show stored values. */
const reserved = new Set([
  'port',
  'listen_addresses',
  'unix_socket_directories',
  'data_directory',
  'hba_file',
  'ident_file',
  'external_pid_file',
  'password_encryption',
  'logging_collector',
  'log_destination',
  'log_statement',
  'log_min_messages',
  'log_min_error_statement',
  'log_min_duration_statement',
  'log_min_duration_sample',
  'log_statement_sample_rate',
  'log_transaction_sample_rate',
  'log_duration',
  'log_error_verbosity',
  'log_parameter_max_length',
  'log_parameter_max_length_on_error',
  'log_lock_waits',
  'debug_print_parse',
  'debug_print_rewritten',
  'debug_print_plan',
]);

const access: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
};

/** Errors carry values of rows in their text, so the server's log takes no errors at all, only the server's own life. */
const quietLog: Readonly<Record<string, string>> = {
  logging_collector: 'off',
  log_destination: 'stderr',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_duration: 'off',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_lock_waits: 'off',
  log_temp_files: '-1',
  log_autovacuum_min_duration: '-1',
  log_checkpoints: 'off',
  log_connections: '',
  log_disconnections: 'off',
};

const defaults: Readonly<Record<string, string>> = {
  max_connections: '100',
  shared_buffers: '64MB',
  work_mem: '4MB',
  maintenance_work_mem: '48MB',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  autovacuum_max_workers: '2',
  autovacuum_worker_slots: '4',
  io_method: 'sync',
  jit: 'off',
  wal_level: 'replica',
  max_wal_senders: '4',
  max_replication_slots: '4',
  max_wal_size: '512MB',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  lc_messages: 'C',
  default_text_search_config: 'pg_catalog.simple',
};

/** The whole `postgresql.conf` apart from the port. */
export function serverConfiguration(settings: Readonly<Record<string, string>>): string {
  const onThisSystem = process.platform === 'win32' ? {} : { client_connection_check_interval: '2s' };
  for (const [name, value] of Object.entries(settings)) {
    if (!/^[a-z_]+(\.[a-z_]+)?$/.test(name)) throw new TypeError(`not a PostgreSQL setting: ${JSON.stringify(name)}`);
    if (reserved.has(name)) throw new TypeError(`the PostgreSQL setting ${name} is fixed`);
    if (/[\n\r\0]/.test(value)) throw new TypeError(`the PostgreSQL setting ${name} must be one line`);
  }
  return Object.entries({ ...defaults, ...onThisSystem, ...settings, ...quietLog, ...access })
    .map(([name, value]) => `${name} = '${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'\n`)
    .join('');
}

/** The whole `pg_hba.conf`: passwords over the loopback address, nothing else. */
export const hostBasedAccess = [
  'host all all 127.0.0.1/32 scram-sha-256',
  'host replication gongjian_admin 127.0.0.1/32 scram-sha-256',
  '',
].join('\n');
