"""What a program in Python does through JPype's DB-API: python3 jpype_client.py DRIVER_JAR JDBC_URL"""

import sys

import jpype
import jpype.dbapi2

# JPype needs this jar, which others than Debian keep where it finds it by itself.
JPYPES_OWN = "/usr/share/java/org.jpype.jar"

ID = "123e4567-e89b-12d3-a456-426614174000"


def read_a_session(cursor):
    cursor.execute(
        "SELECT iteminsession, song, length FROM music_library WHERE sessionid = ? ORDER BY iteminsession", (338,)
    )
    for row in cursor.fetchall():
        print(*row, sep=" | ")


def read_every_type(cursor):
    cursor.execute("SELECT * FROM every_type WHERE id = ?", (ID,))
    for column, value in zip(cursor.description, cursor.fetchone()):
        print(column[0], type(value).__name__, value)


def make_an_error(cursor):
    try:
        cursor.execute("SELECT nothing FROM music_library")
    except jpype.dbapi2.Error as error:
        print("error", error.__cause__.getSQLState(), error)


jpype.startJVM(classpath=[sys.argv[1], JPYPES_OWN])
print("Java", jpype.java.lang.System.getProperty("java.specification.version"))
with jpype.dbapi2.connect(sys.argv[2]) as connection:
    with connection.cursor() as cursor:
        read_a_session(cursor)
        read_every_type(cursor)
        make_an_error(cursor)
