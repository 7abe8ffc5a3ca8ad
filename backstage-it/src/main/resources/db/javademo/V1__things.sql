CREATE TABLE things (
    name VARCHAR(100) PRIMARY KEY,
    owner VARCHAR(200) NOT NULL
);

INSERT INTO things (name, owner) VALUES
    ('lamp', 'group:default/guests'),
    ('vault', 'group:default/admins');
