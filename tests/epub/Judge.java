import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.reporting.CheckingReport;
import com.adobe.epubcheck.util.ReportingLevel;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** EPUBCheck for many books: reads their paths from standard input, a line each, and writes the report on each as JSON on one line. */
public class Judge {
  public static void main(String[] arguments) throws Exception {
    BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    for (String path = paths.readLine(); path != null; path = paths.readLine()) {
      StringWriter text = new StringWriter();
      CheckingReport report = new CheckingReport(new PrintWriter(text), path);
      report.setReportingLevel(ReportingLevel.Usage);
      report.initialize();
      new EpubCheck(new File(path), report).check();
      report.generate();
      out.println(text.toString().replace('\n', ' ').replace('\r', ' '));
    }
  }
}
