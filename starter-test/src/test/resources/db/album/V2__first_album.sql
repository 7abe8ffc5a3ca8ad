INSERT INTO album VALUES (1, 'Revolver');
