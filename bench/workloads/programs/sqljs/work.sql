DROP TABLE IF EXISTS stone;
DROP TABLE IF EXISTS course;
CREATE TABLE course(id INTEGER PRIMARY KEY, name TEXT NOT NULL, height REAL);
CREATE TABLE stone(id INTEGER PRIMARY KEY, course INTEGER REFERENCES course, name TEXT, weight INTEGER, note TEXT);
BEGIN;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
INSERT INTO course SELECT i, 'course ' || i, i * 0.25 FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
INSERT INTO stone SELECT i, 1 + i * 7919 % 50, 'stone ' || i, i * 104729 % 977, printf('%08x:%d', i * 2654435761 % 4294967296, i % 13) FROM n;
CREATE INDEX stone_by_weight ON stone(weight, name);
COMMIT;
UPDATE stone SET weight = weight + 1 WHERE name LIKE '%7%' AND weight % 3 = 0;
DELETE FROM stone WHERE weight BETWEEN 100 AND 120;
DROP TABLE IF EXISTS report;
CREATE TABLE report AS
SELECT c.name AS name, count(*) AS stones, sum(s.weight) AS weight, max(s.note) AS note, round(avg(s.weight) * c.height, 3) AS moment
FROM stone s JOIN course c ON c.id = s.course
WHERE s.weight > 50 GROUP BY c.id HAVING count(*) > 2 ORDER BY weight DESC;
INSERT INTO report
SELECT a.name, count(b.id), sum(b.weight), min(b.note), 0 FROM stone a JOIN stone b ON b.weight = a.weight AND b.name > a.name
WHERE a.id % 5 = 0 GROUP BY a.id ORDER BY a.id LIMIT 200;
INSERT INTO report
SELECT substr(note, 1, 2), count(DISTINCT course), total(weight), group_concat(id % 10, ''), length(upper(max(name)))
FROM stone WHERE note GLOB '[0-7]*' GROUP BY substr(note, 1, 2);
