"""Reads a session through JPype's DB-API: python3 read.py DRIVER_JAR JDBC_URL"""

import sys

import jpype
import jpype.dbapi2

jpype.startJVM(classpath=[sys.argv[1]])
with jpype.dbapi2.connect(sys.argv[2]) as connection:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT iteminsession, song, length FROM music_library WHERE sessionid = ? ORDER BY iteminsession", (338,)
        )
        for row in cursor.fetchall():
            print(*row, sep=" | ")
