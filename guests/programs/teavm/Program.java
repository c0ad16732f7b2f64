import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the words that it gets, then some of what else programs do. */
public class Program {
    interface Shape {
        double area();
    }

    record Circle(double radius) implements Shape {
        @Override
        public double area() {
            return 3 * radius * radius;
        }
    }

    record Box(double width, double height) implements Shape {
        @Override
        public double area() {
            return width * height;
        }
    }

    public static void main(String[] arguments) {
        Map<String, Integer> counts = new HashMap<>();
        for (String argument : arguments) {
            for (String word : argument.toLowerCase().split(" ")) {
                counts.merge(word, 1, (a, b) -> a + b);
            }
        }
        List<String> words = new ArrayList<>(counts.keySet());
        Collections.sort(words);
        for (String word : words) {
            System.out.println(word + " " + counts.get(word));
        }
        double area = 0;
        for (Shape shape : List.of(new Circle(1), new Box(2, 3), new Circle(2))) {
            area += shape.area();
        }
        System.out.println("area " + area);
        try {
            Object text = words;
            System.out.println((Integer) text);
        } catch (ClassCastException e) {
            System.out.println("no number");
        }
        try {
            System.out.println(Integer.parseInt("4x"));
        } catch (NumberFormatException e) {
            System.out.println("caught " + e.getClass().getSimpleName());
        }
        long factorial = 1;
        for (int i = 2; i <= 20; i++) {
            factorial *= i;
        }
        System.out.println("20! = " + factorial);
    }
}
