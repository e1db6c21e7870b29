import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads the logical table with a predicate, through Spark's own JDBC source. Started from source; takes a URL. */
public class ReadWithSpark {
    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .getOrCreate();
        Dataset<Row> plays = spark.read()
                .format("jdbc")
                .option("url", arguments[0])
                .option("driver", "io.keyway.jdbc.KeywayDriver")
                .option("dbtable", "music_library")
                .load();
        plays.where("sessionid = 338 AND length > 300")
                .select("iteminsession", "song", "length")
                .collectAsList()
                .forEach(System.out::println);
        System.out.println("count " + plays.where("sessionid IN (338, 182)").count());
        plays.where("sessionid = 338").explain();
        spark.stop();
    }
}
