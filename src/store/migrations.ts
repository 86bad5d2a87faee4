/**
 * Steps of the database, forward only: step n brings `user_version` from n to n + 1. A published step is never edited.
 * Dates are «YYYY-MM-DD», instants «YYYY-MM-DDTHH:MM:SSZ», booleans 0 and 1, lists and objects JSON. Plain types and standard
 * SQL, so that another database can come behind the same interface.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    kind TEXT NOT NULL,
    layout TEXT NOT NULL,
    as_of TEXT NOT NULL,
    cohort INTEGER NOT NULL,
    complete INTEGER NOT NULL,
    region TEXT,
    mapping TEXT NOT NULL,
    unknown_columns TEXT NOT NULL,
    dropped_columns TEXT NOT NULL,
    known_at TEXT NOT NULL,
    undone_at TEXT,
    counts TEXT NOT NULL
  );
  CREATE UNIQUE INDEX imports_live_sha256 ON imports (sha256) WHERE undone_at IS NULL;

  CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES imports (id),
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    file TEXT NOT NULL,
    sheet TEXT,
    cell TEXT,
    row INTEGER,
    args TEXT NOT NULL
  );
  CREATE INDEX findings_import ON findings (import_id);

  CREATE TABLE persons (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES imports (id),
    cohort INTEGER NOT NULL
  );
  CREATE INDEX persons_cohort ON persons (cohort, import_id);
  -- What rows state, once for all rows that state exactly the same.
  CREATE TABLE graduate_facts (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    content TEXT NOT NULL
  );
  -- Under which keys the person of some facts is found by those who write the name in another way; the first 48 bits of a digest:
  -- two keys that share them only bring one more person to be compared.
  CREATE TABLE facts_keys (
    block_key INTEGER NOT NULL,
    facts_id INTEGER NOT NULL REFERENCES graduate_facts (id),
    PRIMARY KEY (block_key, facts_id)
  ) WITHOUT ROWID;
  CREATE TABLE graduate_records (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES imports (id),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    facts_id INTEGER NOT NULL REFERENCES graduate_facts (id),
    cohort INTEGER NOT NULL,
    name_key TEXT NOT NULL,
    snils TEXT,
    sheet TEXT,
    row INTEGER,
    UNIQUE (import_id, person_id)
  );
  CREATE INDEX graduate_records_person ON graduate_records (person_id);
  CREATE INDEX graduate_records_facts ON graduate_records (facts_id);
  CREATE INDEX graduate_records_name ON graduate_records (cohort, name_key);
  CREATE INDEX graduate_records_snils ON graduate_records (cohort, snils) WHERE snils IS NOT NULL;
  -- A new person who may be a known one: a question to a reviewer, and the answer.
  CREATE TABLE link_reviews (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES imports (id),
    person_id INTEGER NOT NULL UNIQUE REFERENCES persons (id),
    sheet TEXT,
    row INTEGER,
    candidates TEXT NOT NULL,
    decision TEXT CHECK (decision IN ('same', 'different')),
    decided_person INTEGER REFERENCES persons (id),
    decided_at TEXT
  );
  -- Persons found to be one. Nothing is rewritten: a merge counts from its decision until it is undone.
  CREATE TABLE person_merges (
    id INTEGER PRIMARY KEY,
    from_person INTEGER NOT NULL REFERENCES persons (id),
    into_person INTEGER NOT NULL REFERENCES persons (id),
    decided_at TEXT NOT NULL,
    undone_at TEXT,
    CHECK (into_person < from_person)
  );
  CREATE UNIQUE INDEX person_merges_live ON person_merges (from_person) WHERE undone_at IS NULL;

  CREATE TABLE vacancies (
    id INTEGER PRIMARY KEY,
    external_id TEXT NOT NULL UNIQUE
  );
  CREATE TABLE vacancy_versions (
    id INTEGER PRIMARY KEY,
    vacancy_id INTEGER NOT NULL REFERENCES vacancies (id),
    hash BLOB NOT NULL,
    title TEXT NOT NULL,
    typical_position TEXT,
    places INTEGER,
    region TEXT,
    address TEXT,
    address_code TEXT,
    latitude REAL,
    longitude REAL,
    employer_name TEXT,
    employer_inn TEXT,
    employer_ogrn TEXT,
    employer_agency INTEGER NOT NULL,
    profession_code TEXT,
    okso_code TEXT,
    sphere_code TEXT,
    sphere_name TEXT,
    defence_branch TEXT,
    education TEXT,
    experience_years REAL,
    schedule TEXT,
    employment TEXT,
    pay_min INTEGER,
    pay_max INTEGER,
    pay_period TEXT,
    quota INTEGER NOT NULL,
    foreign_quota INTEGER NOT NULL,
    housing INTEGER,
    description TEXT,
    created_on TEXT,
    modified_on TEXT,
    url TEXT,
    open INTEGER NOT NULL,
    UNIQUE (vacancy_id, hash)
  );
  -- Which import listed which version: a version restated by a later import outlives the undoing of the earlier one.
  CREATE TABLE vacancy_sightings (
    vacancy_id INTEGER NOT NULL REFERENCES vacancies (id),
    import_id INTEGER NOT NULL REFERENCES imports (id),
    version_id INTEGER NOT NULL REFERENCES vacancy_versions (id),
    sheet TEXT,
    row INTEGER,
    PRIMARY KEY (vacancy_id, import_id)
  ) WITHOUT ROWID;

  CREATE TABLE reference_rows (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES imports (id),
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    content TEXT NOT NULL,
    sheet TEXT,
    row INTEGER
  );
  CREATE INDEX reference_rows_key ON reference_rows (kind, key);

  CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    as_of TEXT NOT NULL,
    known_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    config_hash TEXT NOT NULL,
    tool_version TEXT NOT NULL,
    content TEXT NOT NULL,
    saved_at TEXT NOT NULL
  );
  CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    output_class TEXT,
    reason TEXT,
    details TEXT NOT NULL
  );
  `,
];
