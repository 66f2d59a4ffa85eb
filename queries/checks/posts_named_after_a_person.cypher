/*
title = "Posts that name a person"
question = "Which posts have a name with a personal title in it? Names of people are not kept."
audience = "officer"

[[examples]]
network = """
Ash:Leader{name: Adviser for maths} -SUPPORTS-> Birch
Cedar:Leader{name: Mrs Made-up} -SUPPORTS-> Birch
Dale:Leader{name: Cllr Made-up, aliases: [Chair]} -SUPPORTS-> Birch
Elm:Leader{name: Head of Drummond School} -SUPPORTS-> Birch
"""
rows = """
subject | fault                                                                                     | claims
Cedar   | Its name looks like that of a person: give the post instead, and load the source again. |
Dale    | Its name looks like that of a person: give the post instead, and load the source again. |
"""
*/
MATCH (n:Leader)
WHERE NOT n.id IN $hidden
  AND any(name IN [n.name] + coalesce(n.aliases, []) WHERE name =~ '(?i).*\\b(mr|mrs|ms|miss|mx|dr|prof|cllr|councillor|sir|dame)\\b\\.? .*')
RETURN n.id AS subject, 'Its name looks like that of a person: give the post instead, and load the source again.' AS fault,
  [] AS claims ORDER BY subject
