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
  `
  -- Where a list came from: the college named for it, and the mail it came with.
  ALTER TABLE imports ADD COLUMN college TEXT;
  ALTER TABLE imports ADD COLUMN sender TEXT;
  ALTER TABLE imports ADD COLUMN sent_at TEXT;
  -- Files that came and could not be read.
  CREATE TABLE refused_files (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    sha256 TEXT,
    path TEXT NOT NULL,
    file_name TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    as_of TEXT NOT NULL,
    cohort INTEGER NOT NULL,
    college TEXT,
    sender TEXT,
    sent_at TEXT,
    known_at TEXT NOT NULL
  );
  -- Messages collected; the originals lie in inbox/ under their hash. \`key\` tells a message seen twice.
  CREATE TABLE mail_messages (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    message_id TEXT,
    sha256 TEXT NOT NULL,
    sender TEXT,
    sent_at TEXT,
    attachments INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'quarantined', 'empty')),
    college TEXT,
    reason TEXT,
    released_at TEXT,
    known_at TEXT NOT NULL
  );
  CREATE INDEX mail_messages_state ON mail_messages (state);
  CREATE TABLE mail_cursors (
    mailbox TEXT PRIMARY KEY,
    uid_validity TEXT NOT NULL,
    uid INTEGER NOT NULL
  );
  `,
  `
  -- Keys without a reference to their facts: they come in the order of the index, and a check of each would look facts up in no
  -- order at all, which took longer than everything else about a large list. Keys and facts are only ever written together.
  CREATE TABLE facts_keys_free (
    block_key INTEGER NOT NULL,
    facts_id INTEGER NOT NULL,
    PRIMARY KEY (block_key, facts_id)
  ) WITHOUT ROWID;
  INSERT INTO facts_keys_free (block_key, facts_id) SELECT block_key, facts_id FROM facts_keys ORDER BY block_key, facts_id;
  DROP TABLE facts_keys;
  ALTER TABLE facts_keys_free RENAME TO facts_keys;
  `,
  `
  -- Federal forms as returned: a sheet of a file, blocks of specialties, their rows, and the numbers that stand in them. The address
  -- of a number is the letter of its column and the row of the sheet. A blank cell has no row here: nobody said 0.
  CREATE TABLE form_sheets (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES imports (id),
    cohort INTEGER NOT NULL,
    edition TEXT NOT NULL,
    sheet TEXT,
    columns TEXT NOT NULL
  );
  CREATE INDEX form_sheets_import ON form_sheets (import_id);
  CREATE INDEX form_sheets_cohort ON form_sheets (cohort, edition);
  -- \`college\` as the form names it; failed blocks are kept to be told, without their numbers.
  CREATE TABLE form_blocks (
    id INTEGER PRIMARY KEY,
    sheet_id INTEGER NOT NULL REFERENCES form_sheets (id),
    college TEXT,
    college_key TEXT,
    code TEXT,
    code_edition TEXT,
    verdict TEXT NOT NULL CHECK (verdict IN ('good', 'failed')),
    row INTEGER,
    row_count INTEGER NOT NULL,
    hash BLOB NOT NULL
  );
  CREATE INDEX form_blocks_sheet ON form_blocks (sheet_id);
  CREATE INDEX form_blocks_subject ON form_blocks (code, college_key);
  CREATE TABLE form_rows (
    id INTEGER PRIMARY KEY,
    block_id INTEGER NOT NULL REFERENCES form_blocks (id),
    number TEXT NOT NULL,
    row INTEGER NOT NULL,
    written TEXT NOT NULL,
    UNIQUE (block_id, number)
  );
  CREATE TABLE form_cells (
    row_id INTEGER NOT NULL REFERENCES form_rows (id),
    number TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (row_id, number)
  ) WITHOUT ROWID;
  `,
  `
  -- What an analyst decided of all adverts with one title. \`key\` is the title as it was compared then; a decision taken back or
  -- replaced stays for the moments it held at.
  CREATE TABLE title_decisions (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    codes TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    undone_at TEXT
  );
  CREATE UNIQUE INDEX title_decisions_live ON title_decisions (key) WHERE undone_at IS NULL;
  `,
  `
  -- What kind of demand a line tells of; NULL = an advert.
  ALTER TABLE vacancy_versions ADD COLUMN demand_kind TEXT;
  `,
  `
  -- Named data destroyed on purpose; \`counts\` and \`files\` say how much, nothing says whose. What was known before \`at\` of the
  -- cohorts can not be computed again. \`secret_mark\` tells whether a secret is the one the keys were made with.
  CREATE TABLE erasures (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('subject', 'purge')),
    scope TEXT NOT NULL,
    reason TEXT NOT NULL,
    cohorts TEXT NOT NULL,
    counts TEXT NOT NULL,
    files TEXT NOT NULL,
    secret_mark TEXT
  );
  -- Keyed digests of who asked to be forgotten: rows that make the same digest are not imported, until somebody lifts it.
  CREATE TABLE erased_identities (
    key TEXT NOT NULL,
    erasure_id INTEGER NOT NULL REFERENCES erasures (id),
    lifted_at TEXT,
    PRIMARY KEY (key, erasure_id)
  ) WITHOUT ROWID;
  `,
  `
  -- The newest facts whose keys are stored; keys are made when somebody is first looked for by them.
  CREATE TABLE facts_keys_progress (facts_id INTEGER NOT NULL);
  INSERT INTO facts_keys_progress (facts_id) SELECT coalesce(max(id), 0) FROM graduate_facts;
  `,
  `
  -- Where graduates were sent: steps of referrals, never overwritten. A batch came in one go and is taken back in one.
  CREATE TABLE referral_batches (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('proposal', 'answers')),
    file TEXT,
    as_of TEXT NOT NULL,
    cohort INTEGER NOT NULL,
    known_at TEXT NOT NULL,
    undone_at TEXT
  );
  CREATE TABLE referrals (
    id INTEGER PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES referral_batches (id),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    advert_id TEXT NOT NULL,
    title TEXT NOT NULL,
    employer TEXT,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'adopted', 'declined', 'withdrawn')),
    reason TEXT
  );
  CREATE INDEX referrals_batch ON referrals (batch_id);
  CREATE INDEX referrals_person ON referrals (person_id);
  `,
  `
  -- The same bytes may be sent for another day: they speak of that day too.
  DROP INDEX imports_live_sha256;
  CREATE UNIQUE INDEX imports_live_sha256 ON imports (sha256, as_of) WHERE undone_at IS NULL;
  `,
  `
  -- What a destruction left to be destroyed by hand: [{what, why}], without names.
  ALTER TABLE erasures ADD COLUMN by_hand TEXT NOT NULL DEFAULT '[]';
  `,
  `
  -- Long lists of snapshots: gzipped JSON arrays that follow each other; the content of the snapshot holds an empty list there.
  CREATE TABLE report_lists (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    elements BLOB NOT NULL
  );
  CREATE INDEX report_lists_report ON report_lists (report_id);
  `,
];
