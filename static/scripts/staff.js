// What the staff pages do better with a script.
